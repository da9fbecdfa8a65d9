mod behaviour;
mod build;
mod comparing;
mod properties;
mod telling;
mod vectors;
