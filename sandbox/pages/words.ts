import type { Language } from './language.ts';

const en = {
  sandbox: 'Partner Center sandbox',
  fictitious: 'A stand-in for tests and demos. Companies, people and data are fictitious.',
  home: 'Start',
  homeIntro:
    'This server answers like the Partner Center REST API. What has no API is a page here:',
  homeInvite: 'The provider’s personal invitation link, where a reseller accepts a partnership',
  homeResellers: 'The provider’s “Indirect resellers” page, where a partnership is removed',
  homeRequest:
    'A company’s admin center, where it accepts a relationship with the provider; for a relationship through a reseller the API gives the link',
  homeEnrol: 'How a company enrols as an indirect reseller',
  homeAgreements: 'Customers that have not accepted the Microsoft Customer Agreement yet:',
  homeAgreementsNone: 'Every customer has accepted the Microsoft Customer Agreement.',
  agreementTitle: 'Microsoft Customer Agreement',
  agreementCentre: 'Microsoft 365 admin center of {customer}',
  agreementText:
    '{provider} is your Cloud Solution Provider. Before it can order Microsoft products for {customer}, an administrator of {customer} has to accept the Microsoft Customer Agreement here.',
  agreementRead: 'Read the Microsoft Customer Agreement',
  agreementNote:
    'By choosing Accept you confirm that you may act for {customer} and that you accept the agreement on its behalf.',
  agreementAccept: 'Accept',
  agreementAccepted: '{customer} has accepted the Microsoft Customer Agreement.',
  agreementAcceptedNote:
    'You can close this page. Your Cloud Solution Provider is able to order for you now.',
  agreementUnknown: 'This link belongs to no customer. Check that it was copied completely.',
  agreementTextNote:
    'In place of the text of the agreement: the sandbox has none. Template {template}, country {country}.',
  requestTitle: 'Relationship with {reseller}',
  requestText:
    '{reseller}, together with its provider {provider}, would like to be your Cloud Solution Provider.',
  requestTextDirect: '{provider} would like to be your Cloud Solution Provider.',
  requestThen:
    'Once you accept, {provider} can order Microsoft products for you and see what you have bought. No administrator roles are granted.',
  requestCompany: 'Your company',
  requestChoose: 'Choose your company',
  requestNote: 'You accept as an administrator of the company that you choose.',
  requestAccept: 'Accept',
  requestMissing: 'Choose your company first.',
  requestNobody: 'Every company of this sandbox is a customer already.',
  requestAccepted: '{company} has accepted the relationship with {reseller} and {provider}.',
  requestAcceptedDirect: '{company} has accepted the relationship with {provider}.',
  requestAcceptedNote: 'You can close this page.',
  requestUnknown:
    'This link belongs to no partner that may ask for a relationship. Check that it was copied completely.',
  enrolTitle: 'How to enrol as an indirect reseller',
  enrolText:
    'A company that wants to sell through an indirect provider signs in to Partner Center with a work account of its own tenant, enrols in the Cloud Solution Provider program as an indirect reseller with the Partner ID of its location account, has its legal business profile verified and signs the Microsoft Partner Agreement. After that it can open a provider’s invitation link and accept. In this sandbox the resellers are enrolled already.',
  inviteTitle: 'Partnership with {provider}',
  inviteText:
    '{provider} would like to work with you as an indirect reseller in the Microsoft Cloud Solution Provider (CSP) program.',
  inviteThen:
    'Once you accept, {provider} can add customers on your behalf, submit orders for them, associate you with subscriptions and name you as support contact.',
  organization: 'Your organization',
  choose: 'Choose your organization',
  partnerId: 'Partner ID',
  accept: 'Accept the partnership',
  acceptNote: 'You accept as an administrator of the organization that you choose.',
  accepted: '{reseller} is now in partnership with {provider}.',
  acceptedNote: 'You can close this page. {provider} sees you in its list of indirect resellers.',
  nobodyLeft: 'Every enrolled reseller is already in partnership with {provider}.',
  another: 'Accept for another organization',
  missing: 'Choose your organization first.',
  notEnrolled: '{reseller} is not enrolled as an indirect reseller.',
  notSigned:
    '{reseller} has not signed the Microsoft Partner Agreement. Sign it first, then open this link again.',
  otherRegion:
    '{reseller} belongs to another CSP region than {provider}. A partnership is not possible.',
  notFoundTitle: 'Nothing here',
  notFound: 'This link belongs to no provider. Check that it was copied completely.',
  noPartnership: 'There is no partnership with this organization.',
  resellersTitle: 'Indirect resellers',
  resellersIntro: 'Resellers in partnership with {provider}.',
  invitationLink: 'Your invitation link',
  search: 'Search by name or Partner ID',
  searchDo: 'Search',
  showAll: 'Show all',
  name: 'Name',
  partnerIdColumn: 'Partner ID (PLA ID)',
  country: 'Country',
  since: 'Partner since',
  customers: 'Customers',
  remove: 'Remove partnership',
  nothingFound: 'No reseller matches.',
  removed: 'The partnership with {reseller} has been removed.',
  removeQuestion: 'Remove the partnership with {reseller}?',
  removeCustomers: 'Customers associated with this reseller ({count}) are not removed.',
  removePrivileges: 'Delegated admin privileges that were granted stay as they are.',
  removeRepresent:
    'By choosing Yes you represent that this decision was made in good faith, for a legitimate business purpose, and in accordance with your agreement with the customer or partner. If a third party claims otherwise, you will defend Microsoft and hold it harmless.',
  removeNotice:
    'If your agreement with the customer or partner requires it, you must give legal notice of termination. Nobody is notified from here.',
  yes: 'Yes',
  no: 'No',
};

const zh: typeof en = {
  sandbox: '合作伙伴中心沙盒',
  fictitious: '仅供测试和演示使用。公司、人员和数据均为虚构。',
  home: '首页',
  homeIntro: '此服务器模拟合作伙伴中心 REST API。以下事项没有 API，因此在这里以页面提供：',
  homeInvite: '提供商的专属邀请链接，经销商在此接受合作关系',
  homeResellers: '提供商的“间接经销商”页，在此删除合作关系',
  homeRequest: '公司的管理中心，公司在此接受与提供商的关系；通过经销商建立的关系由 API 提供链接',
  homeEnrol: '公司如何注册为间接经销商',
  homeAgreements: '尚未接受 Microsoft 客户协议的客户：',
  homeAgreementsNone: '所有客户均已接受 Microsoft 客户协议。',
  agreementTitle: 'Microsoft 客户协议',
  agreementCentre: '{customer} 的 Microsoft 365 管理中心',
  agreementText:
    '{provider} 是贵公司的云解决方案提供商。在其为 {customer} 订购 Microsoft 产品之前，{customer} 的管理员须在此接受 Microsoft 客户协议。',
  agreementRead: '阅读 Microsoft 客户协议',
  agreementNote: '选择“接受”即表示您确认有权代表 {customer}，并代表其接受本协议。',
  agreementAccept: '接受',
  agreementAccepted: '{customer} 已接受 Microsoft 客户协议。',
  agreementAcceptedNote: '您可以关闭此页面。贵公司的云解决方案提供商现在可以为您下单。',
  agreementUnknown: '此链接不属于任何客户。请检查链接是否复制完整。',
  agreementTextNote: '此处代替协议正文：沙盒中没有正文。模板 {template}，国家/地区 {country}。',
  requestTitle: '与 {reseller} 的关系',
  requestText: '{reseller} 与其提供商 {provider} 希望成为贵公司的云解决方案提供商。',
  requestTextDirect: '{provider} 希望成为贵公司的云解决方案提供商。',
  requestThen:
    '接受后，{provider} 即可为贵公司订购 Microsoft 产品，并查看贵公司已购买的产品。不会授予任何管理员角色。',
  requestCompany: '贵公司',
  requestChoose: '请选择贵公司',
  requestNote: '您以所选公司管理员的身份接受。',
  requestAccept: '接受',
  requestMissing: '请先选择贵公司。',
  requestNobody: '此沙盒中的所有公司均已是客户。',
  requestAccepted: '{company} 已接受与 {reseller} 和 {provider} 的关系。',
  requestAcceptedDirect: '{company} 已接受与 {provider} 的关系。',
  requestAcceptedNote: '您可以关闭此页面。',
  requestUnknown: '此链接不属于任何可以请求建立关系的合作伙伴。请检查链接是否复制完整。',
  enrolTitle: '如何注册为间接经销商',
  enrolText:
    '希望通过间接提供商销售的公司，使用本公司租户的工作帐户登录合作伙伴中心，以位置帐户的合作伙伴 ID 在云解决方案提供商计划中注册为间接经销商，通过公司法定资料的验证，并签署 Microsoft 合作伙伴协议。之后即可打开提供商的邀请链接并接受。此沙盒中的经销商均已完成注册。',
  inviteTitle: '与 {provider} 的合作关系',
  inviteText:
    '{provider} 诚邀贵公司作为间接经销商，在 Microsoft 云解决方案提供商 (CSP) 计划中建立合作关系。',
  inviteThen:
    '接受后，{provider} 即可代表贵公司添加客户、为其提交订单、将贵公司与订阅关联，并将贵公司指定为支持联系人。',
  organization: '贵公司',
  choose: '请选择贵公司',
  partnerId: '合作伙伴 ID',
  accept: '接受合作关系',
  acceptNote: '您以所选公司管理员的身份接受。',
  accepted: '{reseller} 已与 {provider} 建立合作关系。',
  acceptedNote: '您可以关闭此页面。{provider} 已可在其间接经销商列表中看到贵公司。',
  nobodyLeft: '所有已注册的经销商均已与 {provider} 建立合作关系。',
  another: '为另一家公司接受',
  missing: '请先选择贵公司。',
  notEnrolled: '{reseller} 尚未注册为间接经销商。',
  notSigned: '{reseller} 尚未签署 Microsoft 合作伙伴协议。请先签署，然后重新打开此链接。',
  otherRegion: '{reseller} 与 {provider} 不在同一 CSP 区域，无法建立合作关系。',
  notFoundTitle: '未找到页面',
  notFound: '此链接不属于任何提供商。请检查链接是否复制完整。',
  noPartnership: '与该公司没有合作关系。',
  resellersTitle: '间接经销商',
  resellersIntro: '与 {provider} 建立合作关系的经销商。',
  invitationLink: '你的邀请链接',
  search: '按名称或合作伙伴 ID 搜索',
  searchDo: '搜索',
  showAll: '显示全部',
  name: '名称',
  partnerIdColumn: '合作伙伴 ID (PLA ID)',
  country: '国家/地区',
  since: '合作开始日期',
  customers: '客户',
  remove: '删除合作关系',
  nothingFound: '没有符合条件的经销商。',
  removed: '已删除与 {reseller} 的合作关系。',
  removeQuestion: '确定要删除与 {reseller} 的合作关系吗？',
  removeCustomers: '与该经销商关联的客户（{count} 个）不会被删除。',
  removePrivileges: '已授予的委派管理员权限保持不变。',
  removeRepresent:
    '选择“是”即表示你声明：这一决定出于善意和正当的商业目的，并符合你与客户或合作伙伴之间的协议。如有第三方提出与此相反的主张，你将为 Microsoft 进行抗辩，并使其免受损害。',
  removeNotice:
    '如果你与客户或合作伙伴的协议有此要求，你必须发出正式的终止通知。此页面不会通知任何人。',
  yes: '是',
  no: '否',
};

/** A sentence of the pages. */
export type Word = keyof typeof en;

/** Says a sentence in a language, with its values filled in. */
export function say(
  language: Language,
  word: Word,
  values: Record<string, string | number> = {},
): string {
  const sentence = { en, zh }[language][word];
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
