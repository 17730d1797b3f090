import { Topic } from '../domain/notice.ts';
import { languages, say } from '../locales/index.ts';
import type { Turn } from './turn.ts';

/** Approvals and failures are what a channel is told when nothing else is asked for. */
const usualTopics: readonly Topic[] = ['approvals', 'failures'];

/** The topics named in a text, in either language; undefined: a word that is no topic. */
export const topicsIn = (text: string): readonly Topic[] | undefined => {
  if (text === '') return usualTopics;
  const words = text
    .toLowerCase()
    .split(/[\s,;、，；]+/u)
    .filter(Boolean);
  const topics = words.map((word) =>
    Topic.options.find((topic) => topicWords(topic).includes(word)),
  );
  return topics.every((topic) => topic !== undefined) ? topics : undefined;
};

/** Every topic in words. */
export const allTopics = ({ address: { language } }: Turn): string =>
  Topic.options
    .map((topic) => say(language, `topic.${topic}`).toLowerCase())
    .join(say(language, 'word.separator'));

const topicWords = (topic: Topic): string[] => [
  topic,
  ...languages.map((language) => say(language, `topic.${topic}`).toLowerCase()),
];
