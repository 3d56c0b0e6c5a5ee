
import{ob as o}from"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import"./chunk-HCQJOBFT.mjs";export{o as recognising};
