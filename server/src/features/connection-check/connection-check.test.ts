import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { checkPaths, longMessage, serverTimeSchema, socketSays } from 'shared/connection-check/schema'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'
import { createRates, rateLimits } from '../../http/rates'
import { startSchool, type TestSchool } from '../../testing/school'
import { EchoDoor, type EchoDoorSettings } from './echo-door'

const origin = 'http://school.test'

const nextMessage = (socket: WebSocket) => new Promise<Buffer>((resolve) => socket.once('message', (data: Buffer) => resolve(data)))

describe('the socket of the connection check', () => {
  const opened: { server: Server; door: EchoDoor }[] = []
  const noted: string[] = []
  afterEach(() => {
    noted.length = 0
    for (const { server, door } of opened.splice(0)) {
      door.close()
      server.closeAllConnections()
      server.close()
    }
  })

  async function open(changes: Partial<EchoDoorSettings> = {}): Promise<(from?: string | null) => WebSocket> {
    const door = new EchoDoor({ allowedOrigins: () => [origin], admit: async () => true, noted: (outcome) => noted.push(outcome), ...changes })
    const server = createServer().on('upgrade', (request, socket, head) => void (door.take(request, socket, head) || socket.destroy()))
    opened.push({ server, door })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the server does not listen')
    return (from = origin) => new WebSocket(`ws://127.0.0.1:${address.port}${checkPaths.socket}`, from === null ? {} : { origin: from })
  }

  it('says back what it is told, short or as long as a page of documents, without asking who it is', async () => {
    const socket = (await open())()
    await once(socket, 'open')
    const messages = [Buffer.from([1, 2, 3]), Buffer.alloc(longMessage, 7)]
    for (const message of messages) {
      socket.send(message)
      expect(Buffer.compare(await nextMessage(socket), message)).toBe(0)
    }
    expect(noted).toEqual(['opened'])
    socket.close()
  })

  it('says something by itself, as a live page does', { timeout: 15_000 }, async () => {
    const socket = (await open())()
    expect(new Uint8Array(await nextMessage(socket))).toEqual(socketSays)
    socket.close()
  })

  it.each([['another site’s page', 'http://elsewhere.test'], ['no page at all', null]])('is not opened for %s', async (_, from) => {
    const socket = (await open())(from)
    expect(String((await once(socket, 'error'))[0])).toContain('403')
    expect(noted).toEqual(['foreign-origin'])
  })

  it('ends by itself, and takes neither more than a check needs nor a longer message', async () => {
    const patient = (await open({ openFor: 50 }))()
    expect((await once(patient, 'close'))[0]).toBe(1001)

    const connect = await open()
    const talkative = connect()
    await once(talkative, 'open')
    for (let n = 0; n < 110; n++) talkative.send(Buffer.from([n]))
    expect((await once(talkative, 'close'))[0]).toBe(1008)

    const hungry = connect()
    await once(hungry, 'open')
    hungry.send(Buffer.alloc(longMessage + 1))
    expect((await once(hungry, 'close'))[0]).toBe(1009)
    expect(noted.filter((outcome) => outcome === 'too-much')).not.toEqual([])
  })

  it('sends away, for now, who comes when there are enough or comes too often', async () => {
    const crowded = await open({ most: 1 })
    const first = crowded()
    await once(first, 'open')
    expect((await once(crowded(), 'close'))[0]).toBe(1013)
    first.close()

    const rates = createRates({ ...rateLimits, 'checks of an address': { most: 1, seconds: 60 } })
    const counted = await open({ admit: () => rates.admitCheck('192.0.2.7') })
    const welcome = counted()
    await once(welcome, 'open')
    expect((await once(counted(), 'close'))[0]).toBe(1013)
    expect(noted.filter((outcome) => outcome === 'too-many')).toHaveLength(2)
    welcome.close()
  })
})

describe('the connection check of a running server', () => {
  let school: TestSchool
  beforeAll(async () => {
    school = await startSchool()
  })
  afterAll(() => school.close())

  it('tells the time, and sends two events as they come, to who is not signed in', async () => {
    const before = Date.now()
    const { status, body } = await school.visitor().get(checkPaths.http)
    expect(status).toBe(200)
    expect(z.parse(serverTimeSchema, body).at).toBeGreaterThanOrEqual(before)
    const stream = await fetch(school.url + checkPaths.stream)
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    expect((await stream.text()).match(/"n":\d/g)).toEqual(['"n":1', '"n":2'])
  })

  it('says 426 to a request that asks for no upgrade, as one does whose upgrade a filter has taken out', async () => {
    const { status, headers } = await school.visitor().get(checkPaths.socket)
    expect([status, headers.get('upgrade')]).toEqual([426, 'websocket'])
  })

  it('opens beside the live documents on the same port, and leaves every other address closed', async () => {
    const url = school.url.replace('http', 'ws')
    const check = new WebSocket(url + checkPaths.socket, { origin: school.url })
    await once(check, 'open')
    const other = new WebSocket(`${url}/sync/check/anything`, { origin: school.url })
    expect(String((await once(other, 'error'))[0])).toContain('404')
    // What stands open does not hold up a server that stops.
    const closed = once(check, 'close')
    await school.restart()
    expect((await closed)[0]).toBe(1001)
  })
})
