/**
 * What a record must have to stand for a class of the schema: every field, with a value that the class allows. A field
 * that may be null is null, never left out, so that a record that lacks one does not compile.
 * Fields that have a resolver of their own (`Resolved`) need no value in the record.
 */
export type RecordOf<SchemaClass, Resolved extends keyof SchemaClass = never> = Readonly<
  Required<Omit<SchemaClass, Resolved>>
>;
