//! The JSON against its schema.

use serde_json::Value;

use super::specimen::campaign;

/// The JSON is what its schema says, and the schema allows nothing else.
#[test]
fn the_json_is_what_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/rapport.schema.json")).unwrap();
    let (json, with_copy) = (campaign().json(), campaign().json_with_copy());
    let mut faults = Vec::new();
    judge(&json, &schema, &schema, "$", &mut faults);
    assert_eq!(with_copy["copie"]["coloriee"], false);
    judge(&with_copy, &schema, &schema, "$", &mut faults);
    assert!(faults.is_empty(), "{faults:#?}");
    let mut wrong = json;
    wrong["constats"][0]["gravite"] = "grave".into();
    wrong["lettres"][0]["de_trop"] = 1.into();
    wrong["totaux"].as_object_mut().unwrap().remove("paye_imp");
    wrong["campagne"]["annee"] = 2027.into();
    judge(&wrong, &schema, &schema, "$", &mut faults);
    assert_eq!(faults.len(), 4, "the judge can say no: {faults:#?}");
}

/// The part of JSON Schema that ours uses: type, enum, required, properties and nothing else, items, $ref.
pub fn judge(value: &Value, schema: &Value, root: &Value, path: &str, faults: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).unwrap();
        return judge(value, target, root, path, faults);
    }
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    };
    let allowed = match &schema["type"] {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        _ => panic!("no type at {path}"),
    };
    if !allowed {
        faults.push(format!("{path}: {value} is no {}", schema["type"]));
    }
    if let Some(values) = schema["enum"].as_array().filter(|values| !values.contains(value)) {
        faults.push(format!("{path}: {value} is none of {values:?}"));
    }
    if let Some(items) = value.as_array() {
        for (index, item) in items.iter().enumerate() {
            judge(item, &schema["items"], root, &format!("{path}[{index}]"), faults);
        }
    }
    let Some(fields) = value.as_object() else { return };
    assert_eq!(schema["additionalProperties"], false, "{path}");
    for key in schema["required"].as_array().unwrap() {
        if !fields.contains_key(key.as_str().unwrap()) {
            faults.push(format!("{path}: {key} is missing"));
        }
    }
    for (key, field) in fields {
        match schema["properties"].get(key) {
            Some(schema) => judge(field, schema, root, &format!("{path}.{key}"), faults),
            None => faults.push(format!("{path}: {key} is unknown")),
        }
    }
}
