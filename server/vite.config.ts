import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'

/** Files that Node starts by themselves; those not written yet are left out. */
const entries = {
  main: 'src/main.ts',
  'demo-reset': 'src/demo-reset.ts',
  backup: 'src/backup.ts',
  restore: 'src/restore.ts',
  // Loaded as a thread from beside the file that asks for it: db/sqlite-thread.ts.
  'sqlite-worker': 'src/db/sqlite-worker.ts',
  // The same, from beside sync/compaction-thread.ts.
  'compaction-worker': 'src/sync/compaction-worker.ts',
}

export default defineConfig({
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  // The workspace's own packages are TypeScript, which Node would not find; everything else is loaded from node_modules.
  ssr: { noExternal: ['shared'], external: ['better-sqlite3'] },
})
