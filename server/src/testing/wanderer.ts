import type { CustomFetch } from 'openid-client'
import * as z from 'zod'
import type { IdentityProvider } from './identity-provider'

const answerSchema = z.record(z.string(), z.unknown())

/** Names of the wide world that lead to providers on this machine: `https://accounts.google.com`. */
export class World {
  readonly #known = new Map<string, IdentityProvider>()
  /** Changes what a provider answers to the server, on its way. */
  onAnswer: (address: URL, answer: Record<string, unknown>) => Record<string, unknown> = (_address, answer) => answer

  put(origin: string, provider: IdentityProvider): void {
    this.#known.set(origin, provider)
  }

  /** What the server fetches with. */
  readonly fetch: CustomFetch = async (address, options) => {
    const asked = new URL(address)
    const { method, body } = options
    const response = await this.ask(asked, { method, headers: new Headers(options.headers), ...((typeof body === 'string' || body instanceof URLSearchParams) && { body }) })
    if (response.headers.get('content-type')?.includes('json') !== true || !response.ok) return response
    return Response.json(this.onAnswer(asked, z.parse(answerSchema, await response.json())), { status: response.status })
  }

  async ask(asked: URL, { headers = new Headers(), ...options }: RequestInit & { headers?: Headers }): Promise<Response> {
    const provider = this.#known.get(asked.origin)
    if (provider === undefined) return fetch(asked, { ...options, headers, redirect: 'manual' })
    headers.set('x-forwarded-proto', 'https')
    headers.set('x-forwarded-host', asked.host)
    // Microsoft's organizations are folders of one address.
    const path = asked.pathname.replace(/^\/[\w-]+\/v2\.0(?=\/\.well-known)/, '')
    return fetch(provider.url + path + asked.search, { ...options, headers, redirect: 'manual' })
  }
}

/** A browser that goes from site to site, with a jar of cookies for each. */
export class Wanderer {
  readonly #jars = new Map<string, Map<string, string>>()
  constructor(
    readonly home: string,
    readonly world: World = new World(),
  ) {}

  /** Follows redirects from one address to the next; the last one, and what is there. With `until`, the first such one, not opened. */
  async go(to: string, until: (address: URL) => boolean = () => false): Promise<URL> {
    let address = new URL(to, this.home)
    for (let hop = 0; hop < 15; hop++) {
      if (until(address)) return address
      const next = await this.#open(address)
      if (next === null) return address
      address = new URL(next, address)
    }
    throw new Error(`it goes on and on: ${address.href}`)
  }

  async get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(this.home + path, { headers: this.#headers(new URL(this.home)) })
    return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : null }
  }

  async post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
    const headers = this.#headers(new URL(this.home))
    headers.set('content-type', 'application/json')
    headers.set('origin', this.home)
    const response = await fetch(this.home + path, { method: 'POST', headers, body: JSON.stringify(body) })
    this.#keep(new URL(this.home), response)
    return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? await response.json() : null }
  }

  cookie(name: string): string | undefined {
    return this.#jars.get(new URL(this.home).origin)?.get(name)
  }

  async #open(address: URL): Promise<string | null> {
    const response = await this.world.ask(address, { headers: this.#headers(address) })
    this.#keep(address, response)
    if (response.status >= 400 && address.origin !== this.home) throw new Error(`${address.href}: ${response.status} ${await response.text()}`)
    return response.headers.get('location')
  }

  #headers({ origin }: URL): Headers {
    const cookies = [...(this.#jars.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`)
    return new Headers(cookies.length === 0 ? {} : { cookie: cookies.join('; ') })
  }

  #keep({ origin }: URL, response: Response): void {
    const jar = this.#jars.get(origin) ?? new Map<string, string>()
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    this.#jars.set(origin, jar)
  }
}
