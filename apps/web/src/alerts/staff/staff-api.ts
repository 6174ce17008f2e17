import { Injectable } from '@nestjs/common';
import { segment } from '../../address/segment.js';
import type { Visitor } from '../../api-client/api-client.types.js';
import { ApiTransport } from '../../api-client/api-transport.js';
import type { InboxAnswer, Mail, MailsAnswer, ToldAnswer } from './staff-api.types.js';

/** A visitor with the key that they signed in with. */
export interface StaffVisitor {
  readonly visitor: Visitor;
  readonly key: string;
}

/** What staff may ask. The API decides who is: methods throw `ApiProblem` with 401 for a key that it does not know, and else as the transport does. */
@Injectable()
export class StaffApi {
  constructor(private readonly api: ApiTransport) {}

  mails(page: number, staff: StaffVisitor): Promise<MailsAnswer> {
    return this.api.ask('GET', `/api/mails?page=${page}`, staff);
  }

  mail(id: string, staff: StaffVisitor): Promise<Mail> {
    return this.api.ask('GET', `/api/mails/${segment(id)}`, staff);
  }

  told(programId: string, callId: string, staff: StaffVisitor): Promise<ToldAnswer> {
    return this.api.ask('GET', toldPath(programId, callId), staff);
  }

  /** Sends again what has failed, and nothing else. */
  resend(programId: string, callId: string, staff: StaffVisitor): Promise<{ readonly planned: number }> {
    return this.api.ask('POST', `${toldPath(programId, callId)}/resend`, staff);
  }

  inbox(companyId: string, page: number, staff: StaffVisitor): Promise<InboxAnswer> {
    return this.api.ask('GET', `/api/companies/${segment(companyId)}/inbox?page=${page}`, staff);
  }

  company(companyId: string, staff: StaffVisitor): Promise<{ readonly name: string }> {
    return this.api.ask('GET', `/api/companies/${segment(companyId)}`, staff);
  }
}

function toldPath(programId: string, callId: string): string {
  return `/api/programs/${segment(programId)}/calls/${segment(callId)}/told`;
}
