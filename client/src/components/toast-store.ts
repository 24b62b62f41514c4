import { create } from 'zustand'

export interface Toast {
  id: number
  text: string
  /** Given: a button takes it back. */
  undo?: (() => void) | undefined
}

export const useToasts = create<{ toasts: Toast[] }>(() => ({ toasts: [] }))

let lastId = 0

/** Says what was just done, at the bottom of the page, and offers to take it back. Shows up to three. */
export function showToast(text: string, undo?: () => void): void {
  const toast: Toast = { id: ++lastId, text, undo }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-3) }))
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
