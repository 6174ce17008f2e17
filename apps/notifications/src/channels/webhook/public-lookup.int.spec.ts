import type { LookupAddress } from 'node:dns';
import { Agent, request } from 'undici';
import { openHttpReceiver } from '../../../testing/http-receiver.js';
import { NotPublic, publicLookup, type Resolve } from './public-lookup.js';

const publicOne: LookupAddress = { address: '1.1.1.1', family: 4 };
const publicSix: LookupAddress = { address: '2606:4700::1111', family: 6 };
const privateOne: LookupAddress = { address: '10.0.0.1', family: 4 };

/** Answers in turn, as a name server does that wants to be asked twice. */
function answering(...answers: readonly (readonly LookupAddress[])[]): Resolve & { readonly asked: string[] } {
  const asked: string[] = [];
  return Object.assign(
    async (host: string) => {
      asked.push(host);
      return answers[Math.min(asked.length, answers.length) - 1]!;
    },
    { asked },
  );
}

function look(resolve: Resolve, all: boolean): Promise<unknown> {
  return new Promise((found, failed) => {
    publicLookup(resolve)('hooks.firm.example', { all }, (error, address, family) =>
      error === null ? found(all ? address : { address, family }) : failed(error),
    );
  });
}

test.each([true, false])('gives what was checked (all: %s)', async (all) => {
  const resolve = answering([publicOne, publicSix], [privateOne]);
  expect(await look(resolve, all)).toEqual(all ? [publicOne, publicSix] : publicOne);
  expect(resolve.asked).toEqual(['hooks.firm.example']);
  await expect(look(resolve, all)).rejects.toThrow(NotPublic);
});

test.each([[[privateOne]], [[publicOne, privateOne]], [[privateOne, publicSix]], [[]]])('refuses %j', async (addresses) => {
  await expect(look(answering(addresses), true)).rejects.toThrow(NotPublic);
});

test('says when a name leads nowhere', async () => {
  const nowhere: Resolve = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
  await expect(look(nowhere, true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

test('the connection goes to the address that was checked, and the name is asked for once', async () => {
  const receiver = await openHttpReceiver();
  // If the name were asked for again, it would lead to where nobody listens.
  const resolve = answering([{ address: '127.0.0.1', family: 4 }], [{ address: '127.0.0.99', family: 4 }]);
  const agent = new Agent({ connect: { lookup: publicLookup(resolve, () => true) } });
  try {
    const answer = await request(`http://hooks.firm.example:${receiver.port}/`, { method: 'POST', dispatcher: agent });
    expect(answer.statusCode).toBe(200);
    await answer.body.dump();
    expect(receiver.received.map(({ headers }) => headers.host)).toEqual([`hooks.firm.example:${receiver.port}`]);
    expect(resolve.asked).toEqual(['hooks.firm.example']);
  } finally {
    await agent.destroy();
    await receiver.close();
  }
});
