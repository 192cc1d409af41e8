//go:build !whole_defaults

package upstream

import "reflect"

// Applicable takes away the defaults for templates of other types, as mergedTemplateDefaultsInto does (workflow/controller/operator.go).
func Applicable(defaults *Template, originalType TemplateType) *Template {
	v := reflect.ValueOf(defaults).Elem()
	for i := 0; i < v.NumField(); i++ {
		field := v.Type().Field(i)
		if field.Type.Kind() != reflect.Ptr || field.Type.Elem().Kind() != reflect.Struct {
			continue
		}
		if t := TemplateType(field.Name); t.IsValid() && t != originalType {
			v.Field(i).Set(reflect.Zero(v.Field(i).Type()))
		}
	}
	return defaults
}
