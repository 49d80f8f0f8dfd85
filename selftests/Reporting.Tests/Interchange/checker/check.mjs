// Reads a file as another program would: prints it as JSON, or says what is wrong with it and ends with 1.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import formats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { loadAll } from "js-yaml";

const text = (path) => readFileSync(path, "utf8");

const refuse = (errors) => {
  console.error(errors.slice(0, 10).map((error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`).join("\n"));
  process.exit(1);
};

const validator = (schema) => {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: true });
  formats(ajv);
  // Kubernetes' own, which say the width of a number.
  ajv.addFormat("int32", true).addFormat("int64", true);
  return ajv.compile(schema);
};

// An API server drops members that a schema does not know; here they are refused, as they would be lost.
const closed = (schema) => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]));
  return copy.properties && typeof copy.properties === "object" && copy.type === "object" && !("additionalProperties" in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
};

const commands = {
  schema: (schema, file) => {
    const validate = validator(JSON.parse(text(schema)));
    const document = JSON.parse(text(file));
    if (!validate(document)) refuse(validate.errors);
  },
  resources: (file, ...definitions) => {
    const validators = Object.fromEntries(
      definitions.flatMap((path) => loadAll(text(path))).flatMap((read) => read.items ?? read).map(({ spec }) => {
        const schema = closed(spec.versions.find(({ name }) => name === "v1alpha1").schema.openAPIV3Schema);
        delete schema.properties.metadata.additionalProperties;
        return [spec.names.kind, validator(schema)];
      }),
    );
    const documents = loadAll(text(file));
    for (const document of documents) if (!validators[document.kind](document)) refuse(validators[document.kind].errors);
    console.log(JSON.stringify(documents));
  },
  csv: (file) => console.log(JSON.stringify(parse(text(file), { columns: true, bom: true, relax_quotes: false, record_delimiter: "\r\n" }))),
  yaml: (file) => console.log(JSON.stringify(loadAll(text(file)))),
};

const [command, ...files] = process.argv.slice(2);
commands[command](...files);
