using StreamChat.ServiceDefaults;
using StreamChat.ServiceDefaults.Hosting;
using StreamChat.ServiceDefaults.Settings;
using StreamChat.Simulator;
using StreamChat.Simulator.Calls;
using StreamChat.Simulator.Completions;
using StreamChat.Simulator.Errors;
using StreamChat.Simulator.Faults;
using StreamChat.Simulator.Models;

var builder = ServiceApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddSettings<SimulatorOptions>(SimulatorOptions.SectionName);
builder.Services.AddCalls().AddModels().AddFaults().AddErrors().AddCompletions();

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapCompletions();
app.MapModels();
app.MapCalls();
return await app.RunServiceAsync();
