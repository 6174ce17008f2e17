/** The whole stop takes less than ten seconds, whatever hangs. */
const deadlineMillis = 9_000;

/** Closes the application on SIGTERM or SIGINT and ends the process with 0; a second signal, or the deadline, ends it with 1. */
export function stopOnSignal(opening: Promise<{ close(): Promise<void> }>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), deadlineMillis).unref();
    opening
      .then((app) => app.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
