/**
 * Words that long passwords are made of too often, and famous long ones: what is left of a password without them is
 * what counts (password-rules.ts). Written by us for a school's staff: the words of the office, of the class room, of
 * keyboards and of the comics. Small letters and digits only. A long list of leaked passwords would add little: at 15
 * characters almost none of it is left.
 */
export const commonWords = [
  // Those that everybody has seen somewhere, whole.
  'correcthorsebatterystaple', 'passwordpassword', 'thisismypassword', 'iloveyou', 'letmein', 'opensesame', 'trustno1', 'supercalifragilisticexpialidocious',
  'thequickbrownfoxjumpsoverthelazydog', 'tobeornottobe', 'maytheforcebewithyou', 'onceuponatime', 'twinkletwinklelittlestar', 'antidisestablishmentarianism',
  // What stands for "password".
  'password', 'passwort', 'passphrase', 'passcode', 'secret', 'contraseña', 'contrasena', 'motdepasse', 'secreto', 'clave', 'login', 'signin', 'welcome', 'bienvenido', 'bienvenue',
  'changeme', 'change', 'default', 'temporary', 'admin', 'administrator', 'guest', 'user', 'test', 'account',
  // A school's own.
  'school', 'elementary', 'middle', 'high', 'primary', 'academy', 'district', 'principal', 'teacher', 'teachers', 'teaching', 'student', 'students', 'classroom', 'homeroom',
  'grade', 'kindergarten', 'first', 'second', 'third', 'fourth', 'fifth', 'reading', 'writing', 'math', 'recess', 'learning', 'escuela', 'maestra', 'maestro', 'clearcycle',
  // Seasons, months, days.
  'spring', 'summer', 'autumn', 'winter', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday',
  // Favorites.
  'football', 'baseball', 'basketball', 'soccer', 'monkey', 'dragon', 'princess', 'sunshine', 'superman', 'batman', 'spiderman', 'starwars', 'pokemon', 'disney', 'mickey', 'minecraft',
  'michael', 'jennifer', 'jessica', 'ashley', 'jesus', 'christ', 'blessed', 'family', 'mother', 'father', 'forever', 'freedom', 'america', 'google', 'microsoft', 'computer', 'internet',
] as const

/** Rows of keys and of the alphabet: four or more in a row, either way, count as one. */
export const keyRows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'] as const
