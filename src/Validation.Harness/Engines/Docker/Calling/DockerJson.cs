using System.Text.Json.Serialization;
using Docker.DotNet.Models;

namespace Validation.Harness.Engines.Docker.Calling;

/// <summary>What is read without the library: a refusal, and the answer to a body that was posted as it is.</summary>
[JsonSerializable(typeof(Refusal))]
[JsonSerializable(typeof(CreateContainerResponse))]
internal sealed partial class DockerJson : JsonSerializerContext;
