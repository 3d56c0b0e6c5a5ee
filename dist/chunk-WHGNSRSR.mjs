
import{a as o,b as r}from"./chunk-Y6WPEWQX.mjs";import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";export{o as READY,r as serve};
