import { Type } from 'typebox';

/** What the shapes of the API's answers are made of. */

export const Text = Type.Object({ zh: Type.String(), en: Type.String() });
export const Day = Type.String({ format: 'date' });
export const Instant = Type.String({ format: 'date-time' });
export const Id = Type.String({ format: 'uuid' });
export const Optional = Type.Optional;

export const Source = Type.Object({
  title: Text,
  reference: Optional(Type.String()),
  clause: Optional(Type.String()),
  quote: Optional(Type.String()),
});
