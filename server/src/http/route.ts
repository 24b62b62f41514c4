import type { Request, Response } from 'express'
import type { PolicyName } from 'shared/access/policy'
import type { Standing } from 'shared/access/standing'
import type { ErrorCode } from 'shared/errors'
import type { Person } from 'shared/people/schema'
import * as z from 'zod'
import type { Answer } from './answers'
import type { Body } from './bodies'
import { signedOut } from './guard'
import { parseOrRefuse } from './parse'

/** Who is asking, as the session cookie says. */
export interface Caller extends Person {
  buildingId: string
  /** The hash under which the session is kept; no secret. */
  sessionId: string
  /** Milliseconds since 1970. */
  expiresAt: number
  /** The network address that the request came from. */
  address: string
}

/** Whether a route asks who is there at all; what they may do is its policy's to say. */
export interface Admission<C> {
  signedIn: boolean
  admit(caller: Caller | null): C
}

export const everyone: Admission<Caller | null> = { signedIn: false, admit: (caller) => caller }
export const whoIsSignedIn: Admission<Caller> = {
  signedIn: true,
  admit(caller) {
    if (caller === null) throw signedOut()
    return caller
  },
}

export const noParams = z.object({})

/** What a handler is given, parsed. */
export interface Call<C, P, B> {
  caller: C
  /** How the caller stands to the team that the address names; of a route that is about no team, `none`. */
  standing: Standing
  params: P
  body: B
  /** For cookies and the caller's browser; nothing else of the request is read by hand. */
  request: Request
  response: Response
}

/** How often it may be asked (http/rates.ts); without one, `link` where the policy is 'with a link', else `ordinary`. */
export type Rate = 'ordinary' | 'sign-in' | 'link'

export interface RouteDeclaration<C, P, B, A> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As Express reads it: `/api/cycles/:cycleId`. */
  path: string
  /** One sentence for the API document. */
  summary: string
  who: Admission<C>
  /** Whom it lets in (shared/access/policy), asked before anything of the body is read. */
  policy: PolicyName
  /** `sign-in` where a password or a provider's word is tried, `link` where a link or a code is. */
  rate?: Rate
  params: z.core.$ZodType<P>
  body: Body<B>
  answer: Answer<A>
  /** The errors that this route's own rules raise; those that any route may raise are added. */
  errors: readonly ErrorCode[]
  /** False where asking is not using: a page that looks whether it is still signed in does not keep the session alive. */
  countsAsUse?: false
  handle(call: Call<C, P, B>): Promise<A>
}

/** A route as the router and the API document read it. */
export interface Route extends Omit<RouteDeclaration<never, never, never, never>, 'who' | 'params' | 'body' | 'answer' | 'handle'> {
  signedIn: boolean
  params: z.core.$ZodType
  body: Pick<Body<unknown>, 'middleware' | 'document'>
  answer: Pick<Answer<never>, 'status' | 'document'>
  run(caller: Caller | null, standing: Standing | null, request: Request, response: Response): Promise<void>
}

const stranger: Standing = { roles: [], toTeam: { kind: 'none' }, teaches: false }

/** Declares a route once: what is parsed at the edge, who may call, what it answers, and what the API document says. */
export function route<C, P, B, A>(declaration: RouteDeclaration<C, P, B, A>): Route {
  const { who, params, body, answer, handle, ...rest } = declaration
  return {
    ...rest,
    signedIn: who.signedIn,
    params,
    body,
    answer,
    async run(caller, standing, request, response) {
      const call = {
        caller: who.admit(caller),
        standing: standing ?? stranger,
        params: parseOrRefuse(params, request.params),
        body: body.read(request),
        request,
        response,
      }
      answer.send(response, await handle(call))
    },
  }
}
