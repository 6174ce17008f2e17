import { join } from 'node:path';
import { Clock, Config } from '#service-kit';
import { Module } from '@nestjs/common';
import { Channels } from './channels.js';
import { EmailChannel } from './email/email.channel.js';
import { KeptMails } from './email/kept-mails.js';
import { MailFolder } from './email/mail-folder.js';
import { MailFolderChannel } from './email/mail-folder.channel.js';
import { MailsController } from './email/mails.controller.js';
import { SmtpChannel, smtpTimes } from './email/smtp.channel.js';
import { ConsoleCarrier } from './phone/console.carrier.js';
import { PhoneCarrier } from './phone/phone-carrier.port.js';
import { PhoneChannel } from './phone/phone.channel.js';
import { WebhookChannel } from './webhook/webhook.channel.js';

const backoffOf = ({ retryMillis }: Config) => (retryMillis === null ? {} : { backoffMillis: retryMillis });
const attemptOf = ({ sendMillis }: Config) => (sendMillis === null ? {} : { attemptMillis: sendMillis });
const mailFolderOf = ({ dataFolder }: Config) => new MailFolder(join(dataFolder, 'mail'));

function openEmail(config: Config, clock: Clock): EmailChannel {
  const { smtp, mailFrom, publicUrl, dkim, sendMillis } = config;
  return smtp === null
    ? new MailFolderChannel({ folder: mailFolderOf(config), sender: mailFrom, publicUrl, clock, ...backoffOf(config) })
    : new SmtpChannel({
        server: smtp,
        sender: mailFrom,
        publicUrl,
        dkim,
        clock,
        ...backoffOf(config),
        ...(sendMillis !== null && { times: smtpTimes(sendMillis) }),
      });
}

/** How messages leave: which adapter carries what is decided here, from the configuration. */
@Module({
  providers: [
    { provide: EmailChannel, inject: [Config, Clock], useFactory: openEmail },
    {
      provide: KeptMails,
      inject: [Config],
      useFactory: (config: Config) => new KeptMails(config.smtp === null ? mailFolderOf(config) : null),
    },
    {
      provide: WebhookChannel,
      inject: [Config, Clock],
      useFactory: (config: Config, clock: Clock) =>
        new WebhookChannel({ allowsPrivate: config.webhookPrivate, clock, ...backoffOf(config), ...attemptOf(config) }),
    },
    { provide: PhoneCarrier, useClass: ConsoleCarrier },
    {
      provide: PhoneChannel,
      inject: [PhoneCarrier, Config],
      useFactory: (carrier: PhoneCarrier, config: Config) => new PhoneChannel({ carrier, ...backoffOf(config), ...attemptOf(config) }),
    },
    {
      provide: Channels,
      inject: [EmailChannel, WebhookChannel, PhoneChannel],
      useFactory: (email: EmailChannel, webhook: WebhookChannel, phone: PhoneChannel) => new Channels([email, webhook, phone]),
    },
  ],
  controllers: [MailsController],
  exports: [Channels, EmailChannel, WebhookChannel],
})
export class ChannelsModule {}
