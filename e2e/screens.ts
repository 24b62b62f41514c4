import { expect } from '@playwright/test'
import type { Seat } from './seat'

/** A screen of the product: who stands before it, and how they come to it. */
export interface Screen {
  name: string
  /** Null before anybody has signed in. */
  person: string | null
  arrive: (seat: Seat) => Promise<void>
}

const atStep = (step: 'C' | 'L' | 'E' | 'A' | 'R') => async (seat: Seat) => {
  await seat.cycle.openFromHome(step)
  await seat.cycle.isStepReady()
}

const atStepAllOpen = (step: 'C' | 'L' | 'E' | 'A' | 'R') => async (seat: Seat) => {
  await atStep(step)(seat)
  await seat.cycle.openAll()
}

/** Every screen there is. The specs on access, on narrow windows and the screenshots all walk this one list. */
export const screens: readonly Screen[] = [
  {
    name: 'sign-in',
    person: null,
    arrive: async ({ page }) => {
      await page.goto('/sign-in')
      await expect(page.getByRole('button', { name: /Amara Nwosu/ })).toBeVisible()
    },
  },
  { name: 'home-teacher', person: 'Amara Nwosu', arrive: async ({ home }) => home.isReady() },
  { name: 'home-coach', person: 'Dana Okafor', arrive: async ({ home }) => home.isReady() },
  { name: 'home-leader', person: 'Joan Pemberton', arrive: async ({ home }) => home.isReady() },
  { name: 'collaborate', person: 'Tomás Villanueva', arrive: atStep('C') },
  { name: 'collaborate-open', person: 'Amara Nwosu', arrive: atStepAllOpen('C') },
  { name: 'leverage', person: 'Joshua Feldman', arrive: atStep('L') },
  { name: 'leverage-open', person: 'Joshua Feldman', arrive: atStepAllOpen('L') },
  { name: 'experiment', person: 'Naomi Tsosie', arrive: atStep('E') },
  { name: 'experiment-open', person: 'Imani Jefferson-Bright', arrive: atStepAllOpen('E') },
  { name: 'assess', person: 'Amara Nwosu', arrive: atStep('A') },
  { name: 'assess-open', person: 'Amara Nwosu', arrive: atStepAllOpen('A') },
  { name: 're-examine', person: 'Ingrid Sørensen', arrive: atStep('R') },
  { name: 're-examine-open', person: 'Ingrid Sørensen', arrive: atStepAllOpen('R') },
  {
    name: 'projector',
    person: 'Amara Nwosu',
    arrive: async (seat) => {
      await atStep('A')(seat)
      await seat.page.locator('body').press('p')
    },
  },
  {
    name: 'three-doors',
    person: 'Ingrid Sørensen',
    arrive: async (seat) => {
      const cycleId = await seat.cycle.openFromHome('R')
      const next = await seat.cycle.closeAndOpenNext(cycleId)
      await seat.page.goto(`/cycles/${next}`)
      await expect(seat.page.getByRole('heading', { name: 'How does this cycle begin?' })).toBeVisible()
    },
  },
  {
    name: 'no-access',
    person: 'Naomi Tsosie',
    arrive: async ({ page }) => {
      await page.goto('/cycles/grade-3-3')
      await expect(page.getByRole('link', { name: 'Go to Home' })).toBeVisible()
    },
  },
  {
    name: 'not-found',
    person: 'Amara Nwosu',
    arrive: async ({ page }) => {
      await page.goto('/nowhere')
      await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible()
    },
  },
]
