// Loaded into a server before its own code: the channel closes when the process that started it is gone, however it
// went, and the server then stops as if it had been told to.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
