/** Messages as mail servers send them back. */

const crlf = (text: string) => Buffer.from(text.replace(/\n/g, '\r\n'));

/** @param recipients one group of fields each */
export function deliveryReport(...recipients: readonly string[]): Buffer {
  const groups = [
    'Reporting-MTA: dns; mx.example.com\nArrival-Date: Mon, 04 Mar 2024 09:00:00 +0900',
    ...recipients.map((each) => each.trim()),
  ];
  return crlf(`From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
To: bounces@ieum.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 04 Mar 2024 09:00:05 +0900
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="B"

This is a MIME-encapsulated message.

--B
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--B
Content-Description: Delivery report
Content-Type: message/delivery-status

${groups.join('\n\n')}

--B
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: notices@ieum.example
To: someone@example.com
Subject: =?utf-8?B?7IOI7IaM7Iud?=
Content-Type: multipart/report; report-type=delivery-status; boundary="C"

--C
Content-Type: message/delivery-status

Final-Recipient: rfc822; victim@example.com
Action: failed
Status: 5.1.1

--C--

--B--
`);
}

export const failed = (address: string, more = ''): string => `
Final-Recipient: rfc822; ${address}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.example.com
Diagnostic-Code: smtp; 550 5.1.1 <${address}>: Recipient address rejected:
    User unknown in virtual mailbox table
${more}`;

/** @param fields of the report, after the version */
export function feedbackReport(fields: string): Buffer {
  return crlf(`From: abuse@isp.example.com
To: complaints@ieum.example
Subject: FW: notice
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="B"

--B
Content-Type: text/plain; charset=us-ascii

This is an email abuse report.

--B
Content-Type: message/feedback-report

User-Agent: SomeGenerator/1.0
Version: 1
${fields.trim()}

--B
Content-Type: message/rfc822
Content-Disposition: inline

From: notices@ieum.example
To: someone@example.com
Subject: notice

Hello.

--B--
`);
}
