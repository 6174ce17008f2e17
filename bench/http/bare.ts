import 'reflect-metadata';
import { Controller, Header, HttpCode, Module, Post, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** A Nest application whose one handler returns bytes it was given, in turn: what of a request's time is the frame's. */
let answers: readonly string[] = [];
let next = 0;

@Controller()
class BareController {
  @Post('bare')
  @HttpCode(200)
  @Header('Content-Type', 'application/json; charset=utf-8')
  answer(): string {
    return answers[next++ % answers.length]!;
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

type Asked = 'usage' | { readonly port: number; readonly answers: readonly string[] };

let app: INestApplication | null = null;
process.on('message', (asked: Asked) => {
  if (asked === 'usage') {
    process.send?.(process.cpuUsage());
    return;
  }
  answers = asked.answers;
  void (async () => {
    app ??= await NestFactory.create(BareModule, { logger: ['error'] }).then(async (made) => {
      await made.listen(asked.port, '127.0.0.1');
      return made;
    });
    process.send?.('ready');
  })();
});
process.once('SIGTERM', () => process.exit(0));
