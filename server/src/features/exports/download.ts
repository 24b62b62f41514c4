import type { Answer } from '../../http/answers'

/** A file for the caller to keep, which nothing on the way does. */
export function download(type: string, fileName: string): Answer<Uint8Array> {
  return {
    status: 200,
    send(response, bytes) {
      response.status(200).set({
        'content-type': type,
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      })
      response.end(bytes)
    },
    document: { [type]: {} },
  }
}
