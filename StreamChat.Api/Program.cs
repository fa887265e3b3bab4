using StreamChat.Api.Chat;
using StreamChat.Api.Connection;
using StreamChat.Api.Draining;
using StreamChat.Api.OpenAI;
using StreamChat.Api.Providers;
using StreamChat.Api.Requests;
using StreamChat.Api.Sse;
using StreamChat.Api.Storage;
using StreamChat.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddStore();
builder.Services.AddProviders();
builder.Services.AddSse();
builder.Services.AddRequestRules();
builder.Services.AddDrainDeadline();
builder.Services.AddChat();
builder.Services.AddOpenAIDoor();

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapChat();
app.MapOpenAI();
app.MapConnection();
return await app.RunServiceAsync();
