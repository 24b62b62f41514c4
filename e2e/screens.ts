import { expect } from '@playwright/test'
import { wordsOf } from './answers'
import { ConnectionCheckPage } from './pages/connection-check-page'
import { TeamPage } from './pages/team-page'
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

/** A page by its address, once it has its answer from the server. */
const at = (address: string) => async ({ page }: Pick<Seat, 'page'>) => {
  await page.goto(address)
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

/** The page that a guest gets, without an account, by a link that a member makes. */
async function asGuest({ page, context }: Seat): Promise<void> {
  const { origin } = new URL(page.url())
  const answer = await context.request.post('/api/cycles/grade-3-2/card/guest-links', { data: { days: 7 }, headers: { Origin: origin } })
  const { pathname } = new URL(wordsOf(await answer.json(), 'path'), origin)
  await context.clearCookies()
  await at(pathname)({ page })
}

/** A history with a moment that somebody named, and something written since. */
async function atHistory(seat: Seat): Promise<void> {
  await seat.history.open('grade-3-3')
  await seat.history.nameThisMoment('Week 6')
  await seat.cycle.open('grade-3-3', 'C')
  await seat.cycle.unfold('question')
  await seat.cycle.field('inquiryQuestion').fill('How can we help students say why?')
  await seat.cycle.isSaved()
  await seat.history.open('grade-3-3')
}

/** A name that is an ordinary word too, found and not yet erased. */
async function atErasing({ page }: Seat): Promise<void> {
  const team = new TeamPage(page)
  await team.open('grade-3')
  await team.look('students')
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
  { name: 'connection-check', person: null, arrive: async ({ page }) => new ConnectionCheckPage(page).open() },
  { name: 'home-teacher', person: 'Amara Nwosu', arrive: async ({ home }) => home.isReady() },
  { name: 'desk', person: 'Dana Okafor', arrive: at('/desk') },
  { name: 'board', person: 'Joan Pemberton', arrive: at('/board') },
  { name: 'home-admin', person: 'Theodora Papadimitriou-Lang', arrive: at('/') },
  { name: 'team', person: 'Amara Nwosu', arrive: at('/teams/grade-3') },
  { name: 'erase-a-name', person: 'Amara Nwosu', arrive: atErasing },
  { name: 'team-as-coach', person: 'Dana Okafor', arrive: at('/teams/grade-3') },
  { name: 'team-in-an-emergency', person: 'Theodora Papadimitriou-Lang', arrive: at('/teams/grade-3') },
  { name: 'card-preview', person: 'Amara Nwosu', arrive: at('/cycles/grade-3-3/card') },
  { name: 'card', person: 'Joan Pemberton', arrive: at('/cards/grade-3-2') },
  { name: 'card-as-guest', person: 'Amara Nwosu', arrive: asGuest },
  { name: 'history-as-coach', person: 'Dana Okafor', arrive: at('/cycles/grade-3-3/history') },
  { name: 'history', person: 'Amara Nwosu', arrive: atHistory },
  {
    name: 'history-compared',
    person: 'Amara Nwosu',
    arrive: async (seat) => {
      await atHistory(seat)
      await seat.history.compareWithNow('Week 6')
    },
  },
  {
    name: 'history-restore',
    person: 'Amara Nwosu',
    arrive: async (seat) => {
      await seat.history.open('grade-3-3')
      await seat.page.getByRole('button', { name: 'Bring it back: When the team left Leverage' }).click()
      await expect(seat.page.getByRole('dialog').getByText('Looking at what would change')).toHaveCount(0)
    },
  },
  { name: 'agreement', person: 'Joan Pemberton', arrive: at('/agreement') },
  { name: 'me', person: 'Amara Nwosu', arrive: at('/me') },
  { name: 'building-people', person: 'Theodora Papadimitriou-Lang', arrive: at('/building/people') },
  { name: 'building-teams', person: 'Theodora Papadimitriou-Lang', arrive: at('/building/teams') },
  { name: 'building-roster', person: 'Theodora Papadimitriou-Lang', arrive: at('/building/roster') },
  { name: 'building-sign-in', person: 'Theodora Papadimitriou-Lang', arrive: at('/building/sign-in') },
  { name: 'building-settings', person: 'Theodora Papadimitriou-Lang', arrive: at('/building/settings') },
  { name: 'building-record', person: 'Theodora Papadimitriou-Lang', arrive: at('/building/record') },
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
