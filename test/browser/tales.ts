const inTwoWeeks = new Date(Date.now() + 14 * 24 * 3_600_000).toISOString().slice(0, 10);

/** Who and what the tale is about in each language. A removed reseller is in one tale only. */
export const inEnglish = {
  removal: {
    reseller: 'Fabrikam Inc.',
    search: 'fab',
    reason: 'They moved to another distributor.',
    late: true,
    noticeBy: '',
  },
  decision: {
    reseller: 'Tailspin Toys',
    reason: 'Too few orders.',
    comment: 'How many orders were there?',
    changed: 'Two orders in a year.',
    rejection: 'We keep them for another year.',
  },
  invitation: {
    reseller: 'Alpine Ski House',
    first: 'jane@alpine.example',
    second: 'sales@alpine.example',
    wrong: 'jane.alpine.example',
    spoilt: 'Hello Jane,\n\nwe would like to work with you.',
    good: 'Hello Jane,\n\nwe would like to work with you. Please open this link: {link}\n\nAlex Wilber, Northwind Distribution',
  },
  following: { email: 'partner@lamna.example', unfinished: 'office@fincher.example' },
  care: {
    reseller: 'Adatum Corporation',
    manager: 'Patti Fernandez',
    reason: 'Their agreement is being renewed.',
    release: 'The new agreement is signed.',
  },
  looks: { unknown: 'resselers plese' },
};

export const inChinese: typeof inEnglish = {
  removal: {
    reseller: 'Contoso Ltd.',
    search: 'conto',
    reason: '该经销商已转到其他提供商。',
    late: false,
    noticeBy: inTwoWeeks,
  },
  decision: {
    reseller: 'Tailspin Toys',
    reason: '订单太少。',
    comment: '一共有多少订单？',
    changed: '一年只有两个订单。',
    rejection: '再保留一年。',
  },
  invitation: {
    reseller: 'Humongous Insurance',
    first: 'zhang@humongous.example',
    second: 'li@humongous.example',
    wrong: 'wang.humongous.example',
    spoilt: '您好！\n\n我们希望与贵公司合作。',
    good: '您好！\n\n我们希望与贵公司合作，请打开此链接：{link}\n\nNorthwind Distribution　Alex Wilber',
  },
  following: { email: 'chen@lamna.example', unfinished: 'zhao@fincher.example' },
  care: {
    reseller: 'Fourth Coffee',
    manager: 'Patti Fernandez',
    reason: '协议正在续签。',
    release: '新协议已签署。',
  },
  looks: { unknown: '经消商列表' },
};
