using Mono.Cecil;

namespace House.Tests.Reading;

/// <summary>
/// Every type that a reference names: of generics their arguments, of arrays and pointers what they are made of.
/// </summary>
internal static class TypesIn
{
    internal static IEnumerable<TypeReference> Type(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Type(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Type)),
        FunctionPointerType pointer => Signature(pointer),
        IModifierType modified => Type(modified.ElementType).Concat(Type(modified.ModifierType)),
        TypeSpecification made => Type(made.ElementType),
        _ => [type],
    };

    internal static IEnumerable<TypeReference> Operand(object? operand) => operand switch
    {
        TypeReference type => Type(type),
        MethodReference method => Method(method),
        FieldReference field => Type(field.DeclaringType).Concat(Type(field.FieldType)),
        CallSite site => Signature(site),
        _ => [],
    };

    internal static IEnumerable<TypeReference> Method(MethodReference method) =>
        Type(method.DeclaringType)
            .Concat(Signature(method))
            .Concat(method is GenericInstanceMethod generic ? generic.GenericArguments.SelectMany(Type) : []);

    internal static IEnumerable<TypeReference> Signature(IMethodSignature signature) =>
        Type(signature.ReturnType).Concat(signature.Parameters.SelectMany(parameter => Type(parameter.ParameterType)));

    internal static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider marked) =>
        marked.CustomAttributes.SelectMany(attribute => Method(attribute.Constructor)
            .Concat(attribute.ConstructorArguments.SelectMany(Argument))
            .Concat(attribute.Properties.Concat(attribute.Fields).SelectMany(named => Argument(named.Argument))));

    internal static IEnumerable<TypeReference> Parameters(IGenericParameterProvider owner) =>
        owner.GenericParameters.SelectMany(parameter =>
            Attributes(parameter).Concat(parameter.Constraints.SelectMany(constraint => Type(constraint.ConstraintType))));

    private static IEnumerable<TypeReference> Argument(CustomAttributeArgument argument) =>
        Type(argument.Type).Concat(argument.Value switch
        {
            TypeReference type => Type(type),
            CustomAttributeArgument boxed => Argument(boxed),
            CustomAttributeArgument[] many => many.SelectMany(Argument),
            _ => [],
        });
}
