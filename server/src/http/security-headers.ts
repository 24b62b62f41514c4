import type { RequestHandler } from 'express'
import helmet from 'helmet'
import { day, second } from '../lib/clock'
import type { AllowedOrigins } from './origins'

/** What no page of ours uses, so that no script that got in could. */
const permissions = ['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking']
  .map((feature) => `${feature}=()`)
  .join(', ')

/**
 * What browsers are told to refuse. Styles may be inline, because the rich text editor writes its own into a style element;
 * scripts may not.
 */
export function securityHeaders(allowed: AllowedOrigins, https: boolean): RequestHandler[] {
  const policy = {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'object-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'worker-src': ["'self'"],
  }
  const headers = helmet({
    contentSecurityPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // `no-referrer` would turn the Origin of a form's POST into "null".
    referrerPolicy: { policy: 'same-origin' },
    // This host alone: what else the school serves below its name is not ours to decide.
    strictTransportSecurity: https && { maxAge: (365 * day) / second, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  })
  const others: RequestHandler = (request, response, next) => {
    // Not every browser counts a WebSocket of the same host as 'self'. A policy has no way to write an IPv6 address.
    const sockets = allowed(request)
      .filter((origin) => !origin.includes('['))
      .map((origin) => origin.replace(/^http/, 'ws'))
    const directives = { ...policy, 'connect-src': ["'self'", ...sockets] }
    const words = Object.entries(directives).map(([name, values]) => `${name} ${values.join(' ')}`)
    response.set({ 'content-security-policy': words.join('; '), 'permissions-policy': permissions })
    next()
  }
  return [headers, others]
}
