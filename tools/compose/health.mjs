/** Whether the service in this container is ready: exit code 0 or 1. */
const url = `http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`;
const answer = await fetch(url, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exitCode = answer?.ok === true ? 0 : 1;
