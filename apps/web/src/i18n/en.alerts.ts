import type { Messages } from './ko.js';
import { plural } from './plural.js';

export const alertsEn: Messages['alerts'] = {
  back: 'Back to where you were',
  links: {
    label: 'Hear of what is new here',
    mail: 'Get alerts for this list',
    follow: 'Follow this programme',
    calendar: 'Add to calendar',
    feed: 'Feed (Atom)',
  },
  kinds: {
    short: { search: 'List', program: 'Programme', company: 'Firm' },
    company: 'Programmes that newly fit your registered firm',
  },
  saved: {
    firm: 'Your firm',
    ofFirm: 'Programmes for your firm',
    query: 'Words',
    filter: 'Filter',
    everything: 'Every programme',
    program: 'Programme',
    list: 'See what fits now',
  },
  what: {
    title: 'What you will hear of',
    partial: 'An answer that could not be read is left out.',
    ofFirm:
      'You are told when a programme newly fits your firm, and again when it opens, changes, is about to close or is withdrawn. What fits already is not told as new.',
    ofSearch:
      'You are told when a new programme matches, and again when it opens, changes, is about to close or is withdrawn. What is there already is not told as new.',
    ofProgram: 'You are told when the programme has a new call, and when a call opens, changes, is about to close or is withdrawn.',
  },
  frequency: {
    question: 'How often?',
    hint: 'What falls due at the same time comes in one mail. Calls that close before then come sooner.',
    short: 'How often',
    options: {
      'at-once': 'At once (nothing is sent from 9 p.m. to 8 a.m. in Seoul)',
      daily: 'Daily at 9 a.m. in Seoul, on working days',
      weekly: 'Weekly at 9 a.m. in Seoul, on the first working day',
    },
  },
  consent: {
    title: 'What your address is used for',
    rows: {
      what: (withSearch) => ({
        name: 'Stored',
        text: withSearch
          ? 'Your address, and what is shown above (with what you said of your firm)'
          : 'Your address, and the programme shown above',
      }),
      purpose: { name: 'Used for', text: 'Sending the news of support programmes that you ask for, and nothing else.' },
      kept: { name: 'Kept', text: 'Until you stop: then it is deleted at once. It is also deleted if you do not confirm within 7 days.' },
      refusal: {
        name: 'To stop',
        text: 'By the link in every mail or “Unsubscribe” in your mail program, at any time, without signing in. Everything else works without your consent.',
      },
    },
    agree: 'I agree to this (required)',
    purpose: 'To send by e-mail the news of support programmes asked for, and nothing else; deleted at once when that is stopped.',
  },
  form: {
    problems: 'Please check what you entered',
    email: 'E-mail address',
    emailHint: 'You get a mail to confirm. Nothing is sent before you do.',
    noEmail: 'Enter an e-mail address, for instance name@example.com.',
    noConsent: 'Nothing can be sent without your consent to use the address.',
    notNow: 'This could not be taken just now. Please press again in a moment; what you entered is still here.',
    submit: 'Ask for alerts',
    next: 'We send a mail to confirm. No account is needed.',
  },
  elsewhere: {
    title: 'As a calendar or a feed instead',
    ofFirm:
      'Without any e-mail address. As these addresses go to other programs, they carry no more of your firm than where it is. Words and filters are followed as they are.',
    ofSearch: 'Without any e-mail address. The same programmes appear in your calendar or feed reader.',
    calendar: 'Closing dates appear in your calendar. To keep them up to date, subscribe to this address there.',
    feed: 'Enter this address in a feed reader or on your intranet.',
  },
  sent: {
    title: 'We have sent you a mail to confirm',
    to: (address) => `A mail to confirm is on its way to ${address}.`,
    toYou: 'A mail to confirm is on its way to the address you entered.',
    nextTitle: 'What to do next',
    steps: (often) => [
      'Open the mail and press “Confirm”. The link is good for 7 days.',
      'On the page that opens, press the button once. Nothing is sent before that.',
      often === null ? 'From then on you hear when there is news.' : `From then on you hear when there is news: ${often}.`,
    ],
    missing: 'If you do not see it, look in your spam folder. For news that you get already no further mail is sent.',
    demo: 'In this demo no mail leaves the machine unless there is a mail server. With the staff key you can read what would have been sent:',
    demoLink: 'Sent mails',
  },
  confirm: {
    title: 'Please confirm your alerts',
    lead: (address) => `Someone asked for this to be sent to ${address}. If it was you, press the button.`,
    submit: 'Yes, send it to me',
    otherwise: 'If it was not you, close this page. Nothing will be sent, and the address is deleted after 7 days.',
    already: 'This is confirmed already',
    alreadyLead: (address) => `This is being sent to ${address}.`,
    manage: 'See all that I get',
  },
  confirmed: {
    title: 'Your alerts have begun',
    lead: (address) => `From now on this is sent to ${address}.`,
    baseline: 'What fits already is not told as new. You hear of what happens from now on.',
    manage: 'See or stop what I get',
  },
  manage: {
    title: 'What you get',
    lead: (address, count) => `${plural(count, 'thing is', 'things are')} sent to ${address}.`,
    pending: 'to be confirmed',
    stop: 'Stop',
    stopAll: 'Stop all',
    stoppedOne: 'Stopped. This will not be sent any more.',
    stoppedAll: 'All stopped. Nothing more will be sent.',
    emptyTitle: 'Nothing is sent to this address',
    empty: 'The address has been deleted too. If you want to hear again, ask for alerts on a list of programmes.',
  },
  dismiss: {
    title: 'Hear no more of this programme',
    lead: 'Only news of this programme stops. All else goes on.',
    why: 'Would you tell us why?',
    whyHint: 'You need not. It helps us choose better what to send.',
    reasons: {
      'not-for-us': 'It is not our business',
      'not-eligible': 'We are not eligible',
      applied: 'We have applied already',
      'too-many': 'There are too many mails',
      other: 'Something else',
    },
    text: 'Anything else (optional)',
    submit: 'Hear no more of it',
    done: 'You will hear no more of this programme',
    doneLead: 'No more news of this programme will be sent.',
    others: 'To stop other news as well, choose below.',
  },
  gone: {
    title: 'This link does not work',
    confirm:
      'The address is wrong, or the 7 days to confirm are over, or it was stopped already. Try the link in the mail once more, else ask for alerts anew.',
    link: 'The address is wrong, or what it leads to is no longer there. Try the link in the mail once more.',
  },
};
