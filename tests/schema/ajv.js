// Judges documents by a JSON Schema with ajv, in its strict mode: a keyword that it does not know or
// that cannot take effect is an error of the schema.
//
//     node ajv.js < {"schema": …, "documents": [{"name": …, "ref": …, "value": …}, …]}
//
// Prints {"name": [message, …], …}; no message means valid.
"use strict";
const Ajv = require("ajv/dist/2020");
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(input.schema, "scenario");
const verdicts = {};
for (const { name, ref, value } of input.documents) {
    const validate = ajv.getSchema("scenario" + ref);
    verdicts[name] = validate(value)
        ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`);
}
console.log(JSON.stringify(verdicts));
