import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { linesOf } from './lines'
import { readRoster } from './read-roster'
import { gradeTaught } from './plan'

const today = '2026-11-22'
const read = (files: Record<string, string | Uint8Array>) =>
  readRoster(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text]))), today)

const header = 'sourcedId,status,enabledUser,orgSourcedIds,role,givenName,familyName,email,grades'
const roles = 'sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId'
const names = (staff: readonly { name: string }[]) => staff.map(({ name }) => name)

describe('reading a roster', () => {
  it('takes staff by their role, whatever the order of the columns and the case of their names', async () => {
    const roster = await read({
      'users.csv': 'ROLE,FamilyName,GIVENNAME,SourcedId,email\r\nteacher,Ibarra,Tess,t1,TESS@alder.example\r\nstudent,Kid,Some,s1,\r\nPrincipal,Brandt,Lea,p1,\r\n',
    })
    expect(roster.staff).toMatchObject([
      { sourcedId: 't1', name: 'Tess Ibarra', email: 'tess@alder.example', leads: false },
      { sourcedId: 'p1', name: 'Lea Brandt', email: null, leads: true },
    ])
    expect(roster.droppedStudents).toBe(1)
    expect(roster.problems).toEqual([])
  })

  it('of version 1.2 takes the roles from roles.csv; whoever is a student anywhere is dropped', async () => {
    const roster = await read({
      'roles.csv': `${roles}\nr1,t1,primary,teacher,,,org1\nr2,s1,primary,student,,,org1\nr3,s1,secondary,aide,,,org1\nr4,old,primary,teacher,,2020-01-01,org1\nr5,p1,primary,guardian,,,org1`,
      'users.csv': 'sourcedId,givenName,familyName,preferredGivenName,enabledUser\nt1,Therese,Ibarra,Tess,true\ns1,Some,Kid,,true\nold,Olga,Gone,,true\np1,Pat,Rent,,true\nx1,No,Role,,true',
    })
    expect(names(roster.staff)).toEqual(['Tess Ibarra', 'Olga Gone'])
    expect(roster.staff.map(({ active }) => active)).toEqual([true, false])
    expect(roster.droppedStudents).toBe(3)
  })

  it('finds the grade that somebody mostly teaches, in the terms of now', async () => {
    const roster = await read({
      'academicSessions.csv': 'sourcedId,startDate,endDate\nnow,2026-08-15,2027-06-10\nthen,2025-08-15,2026-06-10',
      'courses.csv': 'sourcedId,grades\nc3,"03"',
      'classes.csv': 'sourcedId,courseSourcedId,grades,termSourcedIds,schoolSourcedId\nk1,c3,,now,org1\nk2,,"03,04",now,org1\nk3,,KG,then,org1\nk4,,KG,then,org1\nk5,,KG,then,org1',
      'enrollments.csv': 'sourcedId,classSourcedId,userSourcedId,role\n1,k1,t1,teacher\n2,k2,t1,teacher\n3,k3,t1,teacher\n4,k4,t1,teacher\n5,k5,t1,teacher\n6,k1,s1,student',
      'users.csv': `${header}\nt1,,true,org1,teacher,Tess,Ibarra,,\nt2,,true,org1,teacher,Theo,Lund,,"05"`,
    })
    expect(roster.staff.map((one) => gradeTaught(one, 'org1'))).toEqual(['3', '5'])
  })

  it('names a bad row by file and line, and nothing that stood in it; the rows around it are read', async () => {
    const roster = await read({
      'users.csv': [
        header,
        't1,,true,org1,teacher,Tess,Ibarra,,',
        's1,,true,org1,student,"Secretkid,Kid,,',
        's2,,true,org1,student,Secretkid,Kid',
        ',,true,org1,teacher,Nameless,Id,,',
        't3,,true,org1,Secretkid,Odd,Role,,',
        't4,,true,org1,teacher,,,,',
        't5,,true,org1,teacher,Theo,Lund,not an address,',
        't1,,true,org1,teacher,Twice,There,,',
        's3,,true,org1,student,Secretkid,Kid,,',
        't6,,true,org1,aide,Fay,Osei,,',
      ].join('\n'),
    })
    expect(names(roster.staff)).toEqual(['Tess Ibarra', 'Theo Lund', 'Fay Osei'])
    expect(roster.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([3, 4, 5, 6, 7, 8, 9].map((line) => `users.csv:${line}`))
    expect(JSON.stringify(roster)).not.toContain('Secretkid')
    // Nobody can tell who stood in the rows that were lost, so nobody counts as gone.
    expect(roster.isWhole).toBe(false)
    expect([...roster.unreadable]).toEqual(['t4'])
  })

  it('of changes alone (delta) takes nobody who is not in it for gone', async () => {
    const users = `${header}\nt1,active,true,org1,teacher,Tess,Ibarra,,`
    expect((await read({ 'users.csv': users, 'manifest.csv': 'propertyName,value\nfile.users,bulk' })).isWhole).toBe(true)
    expect((await read({ 'users.csv': users, 'manifest.csv': 'propertyName,value\nfile.users,delta' })).isWhole).toBe(false)
  })

  it('understands names with accents however the file was saved', async () => {
    const text = `${header}\nt1,,true,org1,teacher,Zoë,Nuñez,,`
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const files = [strToU8(text), strToU8(`\uFEFF${text}`), Buffer.from(text, 'latin1'), wide, Buffer.from(wide).swap16(), Buffer.from(text, 'utf16le')]
    for (const bytes of files) {
      const roster = await read({ 'users.csv': new Uint8Array(bytes) })
      expect(names(roster.staff)).toEqual(['Zoë Nuñez'])
    }
  })

  it('reads semicolons, quoted commas, old line ends, and files in a folder of the zip', async () => {
    const roster = await read({
      '__MACOSX/oneroster/users.csv': 'nonsense',
      'oneroster/Users.csv': 'sourcedId;role;givenName;familyName\rt1;teacher;"Tess; Ann";"Ibarra"\r',
    })
    expect(names(roster.staff)).toEqual(['Tess; Ann Ibarra'])
  })

  it('says which column a file lacks, and what is no roster at all', async () => {
    const { problems } = await read({ 'users.csv': 'sourcedId,role,givenName\nt1,teacher,Tess' })
    expect(problems).toEqual([{ file: 'users.csv', line: 1, message: 'The header has no column familyname.' }])
    await expect(read({ 'photos.txt': 'x' })).rejects.toMatchObject({ code: 'bad-request' })
    await expect(readRoster(strToU8('no zip at all'), today)).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('refuses a zip that would unpack to more than a school is, before unpacking it', async () => {
    const zip = claiming(zipSync({ 'users.csv': strToU8(header) }), 160 * 1024 * 1024)
    await expect(readRoster(zip, today)).rejects.toMatchObject({ code: 'too-large' })
  })

  it('holds a zip to the size that it gives for what is in it', async () => {
    const rows = 't1,,true,org1,teacher,Tess,Ibarra,,\n'.repeat(10_000)
    const zip = claiming(zipSync({ 'users.csv': strToU8(`${header}\n${rows}`) }), header.length + 1)
    const staff = await readRoster(zip, today).then((roster) => roster.staff, () => [])
    expect(staff).toEqual([])
  })
})

/** The same zip, whose directory says of its file that it is of this size. */
function claiming(zip: Uint8Array, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const entry = Array.from({ length: zip.length - 4 }, (_, at) => at).findLast((at) => view.getUint32(at, true) === 0x02014b50)
  view.setUint32((entry ?? 0) + 24, size, true)
  return zip
}

describe('lines of a file', () => {
  it('are counted as an editor counts them, empty ones too', () => {
    expect([...linesOf(strToU8('a\n\r\nb\n\nc'))]).toEqual([
      { number: 1, text: 'a' },
      { number: 3, text: 'b' },
      { number: 5, text: 'c' },
    ])
    const wide = new Uint8Array(Buffer.from('\uFEFFa\r\n\r\nb', 'utf16le'))
    expect([...linesOf(wide)]).toEqual([
      { number: 1, text: 'a' },
      { number: 3, text: 'b' },
    ])
  })
})
