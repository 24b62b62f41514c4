/** Gives jsdom the parts of a browser that it lacks and that our components use. Safe to call again. */
export function stubBrowser(): void {
  if (typeof window === 'undefined') return
  window.matchMedia = (query) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  })
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  globalThis.IntersectionObserver = class {
    readonly root = null
    readonly rootMargin = ''
    readonly scrollMargin = ''
    readonly thresholds = []
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
    takeRecords(): IntersectionObserverEntry[] {
      return []
    }
  }
  Element.prototype.scrollIntoView = () => undefined
  window.scrollTo = () => undefined
  stubDialog(HTMLDialogElement.prototype)
}

/** jsdom draws no top layer: a dialog is open while it has the attribute. */
function stubDialog(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === 'function') return
  dialog.show = dialog.showModal = function (this: HTMLDialogElement) {
    this.open = true
  }
  dialog.close = function (this: HTMLDialogElement, value?: string) {
    if (!this.open) return
    this.open = false
    if (value !== undefined) this.returnValue = value
    this.dispatchEvent(new Event('close'))
  }
}
