using Mono.Cecil;
using Mono.Cecil.Cil;

namespace House.Tests.Reading;

/// <summary>What a type uses, member by member: signatures, bodies, attributes and generics.</summary>
internal static class TypesUsed
{
    /// <summary>The type's own members; what is nested in it is asked for on its own.</summary>
    internal static IEnumerable<(string Member, TypeReference Used)> By(TypeDefinition type) =>
    [
        .. Named("", Heading(type)),
        .. type.Fields.SelectMany(field => Named(field.Name, TypesIn.Type(field.FieldType).Concat(TypesIn.Attributes(field)))),
        .. type.Properties.SelectMany(property => Named(property.Name, TypesIn.Attributes(property))),
        .. type.Events.SelectMany(@event => Named(@event.Name, TypesIn.Attributes(@event))),
        .. type.Methods.SelectMany(method => Named(method.Name, Method(method))),
    ];

    private static IEnumerable<(string, TypeReference)> Named(string member, IEnumerable<TypeReference> used) =>
        used.Select(type => (member, type));

    private static IEnumerable<TypeReference> Heading(TypeDefinition type) =>
    [
        .. TypesIn.Type(type.BaseType),
        .. type.Interfaces.SelectMany(face => TypesIn.Type(face.InterfaceType)),
        .. TypesIn.Parameters(type),
        .. TypesIn.Attributes(type),
    ];

    private static IEnumerable<TypeReference> Method(MethodDefinition method) =>
    [
        .. TypesIn.Signature(method),
        .. TypesIn.Parameters(method),
        .. TypesIn.Attributes(method),
        .. TypesIn.Attributes(method.MethodReturnType),
        .. method.Parameters.SelectMany(TypesIn.Attributes),
        .. method.Overrides.SelectMany(TypesIn.Method),
        .. method.HasBody ? Body(method.Body) : [],
    ];

    private static IEnumerable<TypeReference> Body(MethodBody body) =>
    [
        .. body.Variables.SelectMany(variable => TypesIn.Type(variable.VariableType)),
        .. body.ExceptionHandlers.SelectMany(handler => TypesIn.Type(handler.CatchType)),
        .. body.Instructions.SelectMany(instruction => TypesIn.Operand(instruction.Operand)),
    ];
}
