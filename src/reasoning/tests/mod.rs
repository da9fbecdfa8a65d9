mod behaviour;
mod build;
mod comparing;
mod properties;
mod vectors;
