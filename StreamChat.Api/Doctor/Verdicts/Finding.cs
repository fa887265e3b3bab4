namespace StreamChat.Api.Doctor.Verdicts;

/// <summary>One thing that is wrong at a hop.</summary>
/// <param name="Verdict">Its name.</param>
/// <param name="Says">What was seen, in plain words.</param>
/// <param name="Remedy">What to set.</param>
internal sealed record Finding(Verdict Verdict, string Says, string Remedy);
