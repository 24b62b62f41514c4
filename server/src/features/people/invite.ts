import { ClearCycleError } from 'shared/errors'
import type { Invitation } from 'shared/people/directory'
import { inTransaction } from '../../db/transaction'
import type { By } from '../../http/acting'
import { notThere } from '../../http/guard'
import type { Message } from '../../lib/mailer'
import type { PeopleDependencies } from './dependencies'
import * as store from './store'

/**
 * Makes the link by which a person comes in, and sends it where there is an address and a mail server. A link made
 * before is void.
 * @param baseUrl where people open Clear Cycle
 */
export async function invite(dependencies: PeopleDependencies, personId: string, baseUrl: string, by: By): Promise<Invitation> {
  const { database, audit, createInvitation } = dependencies
  const { email, building, link } = await inTransaction(database, async (transaction) => {
    const person = await store.findPerson(transaction, by.buildingId, personId)
    if (person === undefined) throw notThere()
    if (person.deactivated_at !== null) {
      throw new ClearCycleError('conflict', `${person.name} is deactivated. Take them back first, then invite them.`)
    }
    const made = await createInvitation(transaction, personId, baseUrl, by)
    await audit(transaction, by, { what: 'person invited', about: personId })
    return { email: person.email, building: await store.buildingName(transaction, by.buildingId), link: made }
  })
  return { ...link, mailed: email === null ? 'no-address' : await mail(dependencies, invitationMail(email, building, link)) }
}

async function mail({ mailer, warn }: PeopleDependencies, message: Message): Promise<'sent' | 'no-mail' | 'failed'> {
  if (mailer === null) return 'no-mail'
  try {
    await mailer.send(message)
    return 'sent'
  } catch (error) {
    warn({ err: error }, 'an invitation could not be mailed')
    return 'failed'
  }
}

function invitationMail(to: string, building: string, { url, expiresAt }: { url: string; expiresAt: number }): Message {
  const until = new Intl.DateTimeFormat('en-US', { dateStyle: 'long' }).format(expiresAt)
  return {
    to,
    subject: `Your invitation to Clear Cycle at ${building}`,
    text: [
      `${building} works with Clear Cycle, where a team finds out together what its teaching changed for students.`,
      `Open this link to choose how you sign in. It is for you alone, works once, and is good until ${until}:`,
      url,
      'If you did not expect this, you need not do anything.',
    ].join('\n\n'),
  }
}
