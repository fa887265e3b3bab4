using System.Text.Json.Serialization;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Completions;
using StreamChat.Simulator.Completions.Requests;
using StreamChat.Simulator.Errors;
using StreamChat.Simulator.Models;

namespace StreamChat.Simulator;

/// <summary>The JSON of all that is not sent token by token.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompletionBody))]
[JsonSerializable(typeof(Usage))]
[JsonSerializable(typeof(OpenAIErrorBody))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ModelBody))]
[JsonSerializable(typeof(CallsBody))]
internal sealed partial class SimulatorJsonContext : JsonSerializerContext;
