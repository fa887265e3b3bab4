using System.Text.Json.Serialization;
using StreamChat.Api.Doctor.Sending;
using StreamChat.Api.Doctor.Verdicts;

namespace StreamChat.Api.Doctor;

/// <summary>How the report and the marks of a probe stream are written. What has no value is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(ProbeMark))]
internal sealed partial class DoctorJsonContext : JsonSerializerContext;
