mod behaviour;
mod build;
mod properties;
mod vectors;
