
import{a as o,b as r}from"./chunk-I6TCFLFX.mjs";import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import"./chunk-HCQJOBFT.mjs";export{o as READY,r as serve};
