import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test'

const words = {
  en: {
    check: 'Check the answer',
    checkAgain: 'Check again',
    again: 'Try again',
    right: /^Right: 1 of 1/,
    wrong: /^Not right: 0/,
    partly: /^Partly right/,
    client: 'client',
    server: 'server',
    leak: 'The program never calls close() on these connections',
    repair: 'Close the connection on every path',
    wrongCause: 'CLOSE_WAIT has no timer at all.',
    look: 'Read the code',
    same: 'does exactly what a right one does',
    story: /SerenityOS/,
    asShort: /no run is shorter/,
    held: 'In this run the sentence is true.',
    reveal: 'The run that the search found',
  },
  zh: {
    check: '检查答案',
    checkAgain: '再检查一次',
    again: '再试一次',
    right: /^正确|^对/,
    wrong: /^不对|^不正确|^错/,
    partly: /^部分/,
    client: '客户端',
    server: '服务端',
    leak: '程序从不对这些连接调用 close()',
    repair: '在每条路径上都关闭连接',
    wrongCause: 'CLOSE_WAIT 根本没有定时器。',
    look: '读代码',
    same: '和正确的一模一样',
    story: /SerenityOS/,
    asShort: /没有更短的了/,
    held: '这句话是对的',
    reveal: '搜索找到的运行',
  },
} as const
