import { readKafkaUrl } from './kafka-settings.js';

describe('a kafka:// URL', () => {
  it.each([
    ['kafka://localhost:9092', { brokers: ['localhost:9092'], partitions: null, replication: null, prefix: '' }],
    ['kafka://localhost', { brokers: ['localhost:9092'], partitions: null, replication: null, prefix: '' }],
    ['kafka://a:1,b.example:2/', { brokers: ['a:1', 'b.example:2'], partitions: null, replication: null, prefix: '' }],
    ['kafka://[::1]:9092', { brokers: ['[::1]:9092'], partitions: null, replication: null, prefix: '' }],
    ['kafka://a:1?partitions=12&replication=3&prefix=chungbuk.', { brokers: ['a:1'], partitions: 12, replication: 3, prefix: 'chungbuk.' }],
  ])('%s', (url, settings) => expect(readKafkaUrl(url)).toEqual(settings));

  it.each([
    'kafka://',
    'kafka://user:secret@host:9092',
    'kafka://host:9092/secret',
    'kafka://host:9092?partitions=0',
    'kafka://host:9092?partitions=many',
    'kafka://host:9092?password=secret',
    'kafka://host:9092?prefix=a/b',
    'kafka://a:1,,b:1',
  ])('refuses %s and says what is expected, without repeating it', (url) => {
    expect(() => readKafkaUrl(url)).toThrow(TypeError);
    expect(() => readKafkaUrl(url)).toThrow('kafka://<host>:<port>');
    expect(() => readKafkaUrl(url)).not.toThrow('secret');
  });
});
