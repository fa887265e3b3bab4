using Microsoft.Extensions.Options;

namespace StreamChat.Simulator;

/// <summary>Checks <see cref="SimulatorOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>;
