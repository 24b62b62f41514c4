import { afterEach, describe, expect, it } from 'vitest'
import { emailOf, goodPassword, startBuilding, type TestBuilding } from '../../testing/building'

let building: TestBuilding
afterEach(() => building.close())

const account = { email: emailOf('tess-third'), password: goodPassword }

describe('signing in by password', () => {
  it('works with the right one, whatever the case of the address', async () => {
    building = await startBuilding()
    const tess = building.visitor()
    expect((await tess.post('/api/sign-in/password', { ...account, email: ` ${account.email.toUpperCase()} ` })).status).toBe(204)
    expect((await tess.get('/api/session')).body).toMatchObject({ person: { id: 'tess-third' }, building: { demo: false }, teams: [{ id: 'third' }] })
  })
})
