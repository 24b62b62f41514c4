/** What the files of somebody's own data are, in plain words. */
export function readme(name: string, madeAt: string): string {
  return `What this school's Clear Cycle holds about ${name}
Made ${madeAt} for you alone. Keep it where others cannot read it.

profile.json            your name, address, roles, and what the school's roster said of you, if it has one
sign-in.json            how you sign in and on which devices you are signed in; never a password or a key
teams.json              teams that you are or were in, coach, or were invited by
my-pages.json           your own pages, cycle by cycle: silent cards, tries, impact, notes, and what you took away
my-name-in-teams.json   what stands in your teams' pages under your name: signed cards and tries, decisions that are
                        yours to see to, visits, votes
what-i-did.json         pages that you looked at or published, versions that you named or restored, meetings that you
                        recorded, and how often you wrote
record.json             what the school's record says that you did, and what was done to your account

What is not here
- What you wrote in your team's shared pages without signing it. It is the team's, together, and is kept without your
  name beside it; your team's pages show it to you.
- A coach's own notes are given to that coach alone. This version has no such notes yet.
- What others wrote, and what they opened.

Times are in UTC. How long all of this is kept, and how it is erased: docs/privacy.md of Clear Cycle.
`
}
