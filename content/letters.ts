import type { Locale } from './locale.ts'

export interface LetterText {
  subject: string
  /** Paragraphs. */
  text: string[]
}

export type Letter = 'welcome' | 'taken' | 'reset' | 'address' | 'moving'

/** What is sent by mail; `{link}` is where it leads. */
export const letters: Record<Letter, Record<Locale, LetterText>> = {
  welcome: {
    en: {
      subject: 'Confirm your address for Four Waves',
      text: [
        'Somebody, probably you, signed up to Four Waves with this address. To confirm it, open this link within a day and enter the password that you chose:',
        '{link}',
        'If it was not you, do nothing: there will be no account.',
      ],
    },
    zh: {
      subject: '请确认你在“四次挥手”使用的邮箱',
      text: [
        '有人（应该是你）用这个邮箱注册了“四次挥手”。请在一天之内打开下面的链接，输入注册时设置的密码，完成确认：',
        '{link}',
        '如果不是你本人操作，忽略这封邮件即可，账号不会建立。',
      ],
    },
  },
  taken: {
    en: {
      subject: 'You already have an account at Four Waves',
      text: [
        'Somebody, probably you, signed up to Four Waves with this address, but there is an account with it already. Sign in here; if you have forgotten the password, the same page helps:',
        '{link}',
        'If it was not you, do nothing: nothing has changed.',
      ],
    },
    zh: {
      subject: '你在“四次挥手”已经有账号了',
      text: [
        '有人（应该是你）用这个邮箱注册“四次挥手”，但这个邮箱已经有账号。请直接登录；忘记了密码，也从这个页面找回：',
        '{link}',
        '如果不是你本人操作，忽略这封邮件即可，账号没有任何变动。',
      ],
    },
  },
  reset: {
    en: {
      subject: 'Set a new password for Four Waves',
      text: [
        'Somebody, probably you, asked to set a new password for your account at Four Waves. This link does it. It works once, within an hour:',
        '{link}',
        'If it was not you, do nothing: the password stays as it is.',
      ],
    },
    zh: {
      subject: '重设“四次挥手”的密码',
      text: [
        '有人（应该是你）请求重设你在“四次挥手”的密码。请打开下面的链接设置新密码。链接一小时内有效，只能用一次：',
        '{link}',
        '如果不是你本人操作，忽略这封邮件即可，密码不会改变。',
      ],
    },
  },
  address: {
    en: {
      subject: 'Confirm your address for Four Waves',
      text: [
        'To use this address for your account at Four Waves, open this link within a day and enter your password:',
        '{link}',
        'If you did not ask for it, do nothing.',
      ],
    },
    zh: {
      subject: '请确认你在“四次挥手”使用的邮箱',
      text: [
        '要把这个邮箱用于你在“四次挥手”的账号，请在一天之内打开下面的链接并输入密码：',
        '{link}',
        '如果不是你本人操作，忽略这封邮件即可。',
      ],
    },
  },
  moving: {
    en: {
      subject: 'The address of your account at Four Waves is about to change',
      text: [
        'Somebody, probably you, asked to use another address for your account at Four Waves. It changes when that address is confirmed. If it was not you, change your password now:',
        '{link}',
      ],
    },
    zh: {
      subject: '你在“四次挥手”的邮箱即将更换',
      text: [
        '有人（应该是你）请求更换你在“四次挥手”的账号邮箱，新邮箱确认之后生效。如果不是你本人操作，请立即修改密码：',
        '{link}',
      ],
    },
  },
}
