@rem Lets the scripts of package.json say "exec", which cmd.exe does not know; see docs/decisions/0002.
@%*
