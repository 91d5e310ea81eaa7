import type { Lang, Text } from '../answers/source.ts';
import { type District, districts } from '../facts/district.ts';
import type { CalendarAddress } from '../pages/calendar-address.ts';
import { pathIn } from '../pages/layout.ts';
import type { SubscribeModel } from '../pages/subscribe.ts';
import { titleOf } from '../policies/sources.ts';
import { themes } from '../policies/themes.ts';
import { subscribeWords as words } from '../words/subscribe.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';
import { type PublicFeed, publicFeedAnchor, publicFeedPath, subscribePath } from './public-feeds.ts';

/** Every public calendar with its address, in a language; of themes those that a policy has. */
export async function publicCalendars(context: Context, lang: Lang): Promise<SubscribeModel> {
  const policies = await readPolicies(context.db, context);
  const address = (which: PublicFeed, name: Text) => addressOf(context, which, name, lang);
  const versions = [...policies.values()];
  const used = new Set(versions.flat().flatMap(({ document }) => document.themes ?? []));
  const inCity = Object.entries(districts).filter(([key]) => key !== 'elsewhere') as [District, Text][];
  return {
    first: [address({ of: 'all' }, words.all), address({ of: 'windows' }, words.windows)],
    groups: [
      {
        title: words.districts,
        note: words.districtsNote,
        calendars: inCity.map(([district, name]) => address({ of: 'district', district }, name)),
      },
      {
        title: words.themes,
        calendars: Object.entries(themes).flatMap(([theme, name]) =>
          used.has(theme as keyof typeof themes) ? [address({ of: 'theme', theme }, name)] : [],
        ),
      },
      {
        title: words.policies,
        calendars: versions.flatMap((each) => {
          const document = each.at(-1)?.document;
          return document ? [address({ of: 'policy', key: document.key }, titleOf(document))] : [];
        }),
      },
    ],
  };
}

function addressOf({ publicUrl }: Context, which: PublicFeed, name: Text, lang: Lang): CalendarAddress {
  return {
    anchor: publicFeedAnchor(which),
    name,
    url: `${publicUrl}${publicFeedPath(which, lang)}`,
    page: `${publicUrl}${pathIn(lang, subscribePath(which))}`,
  };
}
