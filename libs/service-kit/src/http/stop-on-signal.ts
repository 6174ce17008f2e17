/** The whole stop takes less than ten seconds, whatever hangs. */
const deadlineMillis = 9_000;

/**
 * Closes the application on SIGTERM or SIGINT and ends the process with 0; a second signal, or the deadline, ends it with 1.
 *
 * @returns aborted once that has begun: what then breaks off is no failure
 */
export function stopOnSignal(opening: Promise<{ close(): Promise<void> }>): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
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
  return stopping.signal;
}
